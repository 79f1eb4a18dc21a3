/** The beginning of a text, with … where it goes on; what takes two code units, like 😀, stays whole. */
export function excerptOf(text: string, most: number): string {
  const letters = [...text];
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : text;
}
