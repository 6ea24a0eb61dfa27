/** The mark: one thin line that carries a load from the top down to the ground. */
export function markSvg(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="${colour}" stroke-width="1.25" stroke-linecap="round" stroke-linejoin="round"><circle cx="8" cy="3" r="1.6" fill="${colour}" stroke="none"/><path d="M8 3v6.5a1.5 1.5 0 0 0 1.5 1.5h5a1.5 1.5 0 0 1 1.5 1.5V21"/><path d="M10 21h12M12 21l-1.5 2M16 21l-1.5 2M20 21l-1.5 2"/></svg>\n`
}
