/** Compares two names, and counts the digits of a number. */
/** Whether two neighbouring characters of `a` stand side by side in `b`. */
export function sharesBigram(a: string, b: string): boolean {
  for (let i = 0; i + 2 <= a.length; i++) if (b.includes(a.slice(i, i + 2))) return true;
  return false;
}

/** How many pairs of neighbouring characters of `a` stand in `b`. Pairs with a blank do not count. */
export function sharedBigrams(a: string, b: string): number {
  let n = 0;
  for (let i = 0; i + 2 <= a.length; i++) {
    const two = a.slice(i, i + 2);
    if (!two.includes(' ') && b.includes(two)) n++;
  }
  return n;
}

/** How many ASCII digits a text holds. */
export function digitsIn(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) n++;
  }
  return n;
}

/** What stands behind the last ASCII digit of a text. */
export function behindDigits(text: string): string {
  for (let i = text.length - 1; i >= 0; i--) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) return text.slice(i + 1);
  }
  return text;
}
