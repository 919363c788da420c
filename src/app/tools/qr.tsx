import { encode } from 'uqr';

/** White modules around the code; scanners of cheap phones rely on all four of them. */
const quietZone = 4;

/** The code of an address, black on white in light and dark. One unit is one module. */
export function QrCode({ address }: { readonly address: string }) {
  const { data } = encode(address, { ecc: 'M', boostEcc: true, border: quietZone });
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${data.length} ${data.length}`} shape-rendering="crispEdges" aria-hidden="true">
      <path fill="#fff" d={`M0 0h${data.length}v${data.length}H0z`} />
      <path d={path} />
    </svg>
  );
}
