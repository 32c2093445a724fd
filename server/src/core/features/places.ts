/** Where the thing at an offset leads: a figure, a slogan or a speaker, whichever is the narrowest. */
import type { Analysis, Site } from '../model';
import { figureReferences, operandsAt } from './figures';
import { definitionAt, sloganAt, usesOf } from './slogans';
import { speakerAt, speechReferences } from './speakers';

/**
 * Of a figure its operands, else the first place where its indicator is measured; of a slogan where the text says what
 * it stands for, else its first use; of a speaker the first place where the post is given. None where that is here.
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

/** Everywhere else that the thing at the offset is named or measured; null where there is none. */
export function referencesAt(analysis: Analysis, offset: number, declaration: boolean): readonly Site[] | null {
  const slogan = sloganAt(analysis, offset);
  if (slogan) return usesOf(analysis, slogan).map(({ at }) => at);
  return figureReferences(analysis, offset) ?? speechReferences(analysis, offset, declaration);
}

function introductionOf(analysis: Analysis, offset: number): Site | undefined {
  const person = speakerAt(analysis, offset)?.speaker.person;
  return person?.titled.find(({ title }) => title)?.at ?? person?.mentions[0];
}
