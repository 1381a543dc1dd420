/** Groups a whole number's digits with commas in every locale. `toLocaleString` would load the locale data: 8 ms at start-up. */
export function groupThousands(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
