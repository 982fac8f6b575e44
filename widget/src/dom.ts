// Elements without markup strings: nothing the server or the customer writes can become markup,
// and a page with Trusted Types and a strict style policy has nothing to object to.

/** Makes an element with the given properties; "p.who" is a p of the class who. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K | `${K}.${string}`, props: Record<string, unknown> = {}, ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const [tag, className = ''] = name.split('.') as [K, string?];
  const node = Object.assign(document.createElement(tag), { className }, props);
  node.append(...children);
  return node;
}
