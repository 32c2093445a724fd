/** What scripts/page.mjs packs into the page. */
declare module 'wenheng:manual' {
  /** The texts of the manual by rule; unpacked at the first call. */
  export default function texts(): Readonly<
    Record<string, { why: string; source: string; bad: readonly string[]; good: readonly string[] }>
  >;
}
declare module 'wenheng:sample' {
  const sample: string;
  export default sample;
}
