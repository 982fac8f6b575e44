// A site's colours are taken only where everybody can read them (WCAG 1.4.3): an accent whose text
// has a contrast below 4.5:1 is refused, with a word to the site's makers.

/** Refuses the host's colours where the text on one of its buttons would be hard to read. */
export function legible(host: HTMLElement): void {
  const button = host.shadowRoot!.querySelector<HTMLElement>('.launcher,.send')!;
  const look = getComputedStyle(button);
  // What was refused before is given another chance.
  delete host.dataset.plain;
  const [low, high] = [look.color, look.backgroundColor].map((color) => {
    // Whatever space a colour is given in, the Y of its XYZ is its luminance.
    button.style.color = `color-mix(in xyz,${color},${color})`;
    return +look.color.split(' ')[2]! + 0.05;
  }).sort();
  button.style.color = '';
  if (high! / low! < 4.5) {
    console.warn('gehoor: accent refused, contrast', high! / low!);
    host.dataset.plain = '';
  }
}
