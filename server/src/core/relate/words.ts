/** What two names have in common, and how many digits a figure is written with. */
/** Whether two characters in a row of `a` stand so in `b`. */
export function sharesBigram(a: string, b: string): boolean {
  for (let i = 0; i + 2 <= a.length; i++) if (b.includes(a.slice(i, i + 2))) return true;
  return false;
}

/** How many pairs of neighbouring characters of `a` stand in `b`; a blank belongs to none. */
export function sharedBigrams(a: string, b: string): number {
  let n = 0;
  for (let i = 0; i + 2 <= a.length; i++) {
    const two = a.slice(i, i + 2);
    if (!two.includes(' ') && b.includes(two)) n++;
  }
  return n;
}

/** How many ASCII digits are written in a text. */
export function digitsIn(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) n++;
  }
  return n;
}
