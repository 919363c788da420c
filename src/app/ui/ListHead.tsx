import { Icon } from './Icon.tsx';

/** The heading of a list view, with its pictogram. */
export const ListHead = ({ title, icon, color }: { readonly title: string; readonly icon: string; readonly color?: string }) => (
  <header class={color ? `head t-${color}` : 'head'}>
    <span class="mark">
      <Icon name={icon} />
    </span>
    <h1>{title}</h1>
  </header>
);

/** What a list says where it would be empty. */
export const Empty = ({ text }: { readonly text: string }) => (
  <p class="notice">
    <Icon name="info" />
    <span>{text}</span>
  </p>
);
