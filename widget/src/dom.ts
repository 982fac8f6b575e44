// Elements without markup strings: nothing the server or the customer writes can become markup,
// and a page with Trusted Types and a strict style policy has nothing to object to.

type Props = Record<string, unknown>;

/** Makes an element. A prop that the element knows as a property is set so, any other as an attribute. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K, props: Props = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined) continue;
    if (name in node) (node as unknown as Props)[name] = value;
    else node.setAttribute(name, String(value));
  }
  node.append(...children);
  return node;
}

const svg = 'http://www.w3.org/2000/svg';

/** Draws a 24-pixel outline in the text's colour, hidden from screen readers. */
export function icon(d: string): SVGElement {
  const node = document.createElementNS(svg, 'svg');
  const path = document.createElementNS(svg, 'path');
  node.setAttribute('viewBox', '0 0 24 24');
  node.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', d);
  node.append(path);
  return node;
}
