/** Where the thing at an offset leads: a figure, a slogan or a speaker, whichever is the narrowest. */
import type { Analysis, Site } from '../model';
import { figureReferences, operandsAt } from './figures';
import { definitionAt, sloganAt, usesOf } from './slogans';
import { speakerAt, speechReferences } from './speakers';

/**
 * Where the thing at the offset is defined. For a figure these are its operands, else the first place where its
 * indicator is measured; for a slogan the place where the text explains it, else its first use; for a speaker the first
 * place with the post. Empty where that is the place itself.
 */
export function definitionsAt(analysis: Analysis, offset: number): readonly Site[] {
  const told = definitionAt(analysis, offset);
  if (told) return [told];
  const operands = operandsAt(analysis, offset);
  if (operands?.length) return operands;
  const slogan = sloganAt(analysis, offset);
  const first = slogan
    ? usesOf(analysis, slogan)[0]?.at
    : operands
      ? figureReferences(analysis, offset)?.[0]
      : introductionOf(analysis, offset);
  return first && !(first.start <= offset && offset <= first.end) ? [first] : [];
}

/**
 * All places where the thing at the offset is named or measured, with `declaration` also the first mention of a
 * speaker; null where there is no such thing.
 */
export function referencesAt(analysis: Analysis, offset: number, declaration: boolean): readonly Site[] | null {
  const slogan = sloganAt(analysis, offset);
  if (slogan) return usesOf(analysis, slogan).map(({ at }) => at);
  return figureReferences(analysis, offset) ?? speechReferences(analysis, offset, declaration);
}

function introductionOf(analysis: Analysis, offset: number): Site | undefined {
  const person = speakerAt(analysis, offset)?.speaker.person;
  return person?.titled.find(({ title }) => title)?.at ?? person?.mentions[0];
}
