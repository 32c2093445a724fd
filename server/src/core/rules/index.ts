/** The list of rules, in the order of the manual. */
import { STYLE_RULES } from './style';
import type { Rule } from './rule';
import { sum } from './arithmetic/sum';
import { rate } from './arithmetic/rate';
import { growth } from './arithmetic/growth';
import { doubling } from './arithmetic/doubling';
import { multiple } from './arithmetic/multiple';
import { subset } from './arithmetic/subset';
import { density } from './arithmetic/density';
import { FAMILY_RULES } from './families';
import { anniversary } from './arithmetic/anniversary';
import { elapsed } from './arithmetic/elapsed';
import { points } from './percent/points';
import { impossible } from './percent/impossible';
import { range as percentRange } from './percent/range';
import { total as percentTotal } from './percent/total';
import { figure as consistencyFigure } from './consistency/figure';
import { date as consistencyDate } from './consistency/date';
import { table as consistencyTable } from './consistency/table';
import { target as consistencyTarget } from './consistency/target';
import { across as consistencyAcross } from './consistency/across';
import { ledger as consistencyLedger } from './consistency/ledger';
import { range as orderRange } from './order/range';
import { rank as orderRank } from './order/rank';
import { sorted as orderSorted } from './order/sorted';
import { bound as orderBound } from './order/bound';
import { direction as orderDirection } from './order/direction';
import { majority } from './percent/majority';
import { date as orderDate } from './order/date';
import { respectively } from './count/respectively';
import { sloganConsistency } from './slogan/consistency';
import { sloganDated } from './slogan/dated';
import { sloganMembers } from './slogan/members';
import { sloganPunctuation } from './slogan/punctuation';
import { sloganQuotes } from './slogan/quotes';
import { sloganVerb } from './slogan/verb';
import { sloganWording } from './slogan/wording';
import { countList } from './count/list';
import { recall as countRecall } from './count/recall';
import { rows as countRows } from './count/rows';
import { named as countNamed } from './count/named';
import { countMixed } from './count/mixed';
import { parts as countParts } from './count/parts';
import { countPromise } from './count/promise';
import { countRun } from './count/run';
import { structureAttachment } from './structure/attachment';
import { structureClosing } from './structure/closing';
import { structureDate } from './structure/date';
import { structureHeading } from './structure/heading';
import { structureNumbering } from './structure/numbering';
import { structureTitleStop } from './structure/title-stop';
import { quotePunctuation } from './quote/punctuation';
import { quoteUnbalanced } from './quote/unbalanced';
import { firstMention } from './attribution/first-mention';
import { honorific } from './attribution/honorific';
import { nameVariant } from './attribution/name-variant';
import { noSource } from './attribution/no-source';
import { pronoun } from './attribution/pronoun';
import { titleConflict } from './attribution/title-conflict';
import { unattributed } from './attribution/unattributed';
import { unusedIgnore } from './config/unused-ignore';

/** All rules, in the order of the manual. */
export const RULES: readonly Rule[] = [
  sum,
  rate,
  growth,
  doubling,
  multiple,
  subset,
  density,
  ...FAMILY_RULES,
  anniversary,
  elapsed,
  points,
  impossible,
  percentRange,
  percentTotal,
  majority,
  consistencyFigure,
  consistencyDate,
  consistencyTable,
  consistencyTarget,
  consistencyAcross,
  consistencyLedger,
  orderRange,
  orderRank,
  orderSorted,
  orderBound,
  orderDirection,
  orderDate,
  respectively,
  countList,
  countParts,
  countNamed,
  countRecall,
  countRows,
  countPromise,
  countRun,
  countMixed,
  structureNumbering,
  structureHeading,
  structureAttachment,
  structureDate,
  structureClosing,
  structureTitleStop,
  ...STYLE_RULES,
  sloganWording,
  sloganPunctuation,
  sloganMembers,
  sloganVerb,
  sloganQuotes,
  sloganConsistency,
  sloganDated,
  quoteUnbalanced,
  quotePunctuation,
  unattributed,
  noSource,
  pronoun,
  firstMention,
  titleConflict,
  nameVariant,
  honorific,
  unusedIgnore,
];

/** The rules by their identifiers. */
export const ruleById: ReadonlyMap<string, Rule> = new Map(RULES.map((r) => [r.id, r]));
