/** A number with what is counted, as a person says it: `1 paper`, `4,312 papers`. */
export function counted(number: number, one: string): string {
  return `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`;
}
