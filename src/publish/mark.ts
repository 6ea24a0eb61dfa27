/** The mark: one thin line that carries a load from the top down to the ground. */
export function markSvg(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="${colour}" stroke-linecap="round" stroke-linejoin="round"><path stroke-width="1.25" d="M4 4h16M8 4v6a2 2 0 0 0 2 2h4a2 2 0 0 1 2 2v6"/><path stroke-width="2.25" d="M4 20.5h16"/></svg>\n`
}
