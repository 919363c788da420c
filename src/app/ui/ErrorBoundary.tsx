import { Component, type ComponentChildren } from 'preact';

interface ErrorBoundaryProps {
  readonly onError: () => void;
  readonly children: ComponentChildren;
}

/** Shows nothing any more once a view broke, and says so: whoever drew it brings back what stood there before. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly isBroken: boolean }> {
  override componentDidCatch(error: unknown) {
    this.setState({ isBroken: true });
    this.props.onError();
    // Told to developers as every uncaught error is.
    setTimeout(() => {
      throw error;
    });
  }

  override render() {
    return this.state.isBroken ? null : this.props.children;
  }
}
