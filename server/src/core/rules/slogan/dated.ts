import { forMessage } from '../../lexicon/scan';
import { CONTENTS } from '../../text/census';
import { gather, trait } from '../../fold/gather';
import { placer } from '../../fold/place';
import type { Mark, Phrase, Reading, Site } from '../../model';
import { indexAt } from '../../text/sentences';
import type { DocumentRule, DocumentView } from '../rule';

const ONLY_A_DATE = /^[（(]?(\d{4})年\d{1,2}月(?:\d{1,2}日)?[）)]?$/;

const LONGEST_DATE_LINE = 16;

const LONGEST_CITED_TITLE = 60;

export const sloganDated: DocumentRule = {
  id: 'slogan/dated',
  severity: 'hint',
  zh: '提法与成文日期不合',
  en: 'A set phrase does not fit the date of the document',
  why: `有的提法有时效：2021年起作“山水林田湖草沙”，2023年起“市场主体”改称“经营主体”。本规则拿提法的使用年限与文稿自身的日期（成文日期、题注）比对，只作提示。

不知道文稿日期的不报；只差一年的不报；句中写明往年（“2018年以来”）或“当时”“当年”的，是叙述旧事，不报；提法提出之前的文稿出现该提法，多半是日期写错，也作提示。`,
  source: '历年政府工作报告用例；词表 corpus/lexicon/slogans 的 since、until 两列',
  bad: [
    '（2024年3月5日）\n今年要统筹⟦山水林田湖草⟧系统治理。',
    '（2024年3月5日）\n新增⟦市场主体⟧八百户。',
    '（2009年2月6日）\n党员要增强“⟦四个意识⟧”。',
  ],
  good: [
    '（2024年3月5日）\n今年要统筹山水林田湖草沙一体化保护。',
    '（2019年3月5日）\n今年要统筹山水林田湖草系统治理。',
    '（2024年3月5日）\n2018年以来，我们统筹山水林田湖草系统治理。',
    '（2024年3月5日）\n当年面对新冠肺炎疫情，全县上下一条心。',
    '今年要统筹山水林田湖草系统治理。',
    '（2024年3月5日）\n统筹山水林田湖草海湿地一体化保护。',
    '（2015年12月30日）\n党员要增强“四个意识”。',
    '（2024年3月5日）\n宣读了《关于培育市场主体的意见》。',
  ],
  *checkDocument(view: DocumentView): Generator<Mark<Site>> {
    const dated = dateYearOf(view);
    // A report is written in the year under review or after it. This shows that a wording is outdated, but not that it
    // is too early.
    const year = dated || (view.context.year ?? 0);
    if (!year) return;
    for (const { placed, value: phrases } of gather(view.readings, PHRASES_WITH_YEARS)) {
      const { reading } = placed;
      for (const phrase of phrases) {
        const { wording } = phrase;
        const late = wording.until > 0 && year > wording.until;
        const early = dated > 0 && phrase.kind !== 'term' && dated + 1 < wording.since;
        if ((!late && !early) || (late && !wording.replacedBy)) continue;
        if (inTitle(reading.paragraph.text, phrase) || (late && looksBack(reading, phrase, year))) continue;
        const words = forMessage(reading.paragraph.text.slice(phrase.whole.start, phrase.whole.end));
        const message = late
          ? `“${words}”是${wording.until}年及以前的提法，${year}年的文稿通行“${forMessage(wording.replacedBy)}”`
          : `“${words}”是${wording.since}年起的提法，早于此的文稿（${year}年）请核对日期`;
        yield { at: placer(placed)(phrase.at), message };
      }
    }
  },
};

const YEARS_OF_DATE_LINES = trait(({ paragraph: { text } }) => {
  const m = text.length > LONGEST_DATE_LINE ? null : ONLY_A_DATE.exec(text);
  return m && Number(m[1]);
}, CONTENTS.digits);

/** Phrases whose row names a first or a last year. */
const PHRASES_WITH_YEARS = trait(({ phrases }) => {
  const dated = phrases.filter(({ wording }) => wording.since > 0 || wording.until > 0);
  return dated.length ? dated : null;
}, CONTENTS.phrases);

/** The year of the document's date, or of the first line that is only a date; 0 where there is none. */
function dateYearOf({ context, readings }: DocumentView): number {
  const year = Number(context.date.slice(0, 4));
  if (year) return year;
  return gather(readings, YEARS_OF_DATE_LINES)[0]?.value ?? 0;
}

/** Whether the sentence tells of an earlier year. */
function looksBack({ paragraph, sentences }: Reading, { at }: Phrase, year: number): boolean {
  const sentence = sentences[indexAt(sentences, at.start)];
  const words = sentence ? paragraph.text.slice(sentence.start, sentence.end) : paragraph.text;
  if (/当时|当年|那年|那时|曾|原来|过去|历史|以来|回顾/.test(words)) return true;
  for (const m of words.matchAll(/(\d{4})年/g)) if (Number(m[1]) < year) return true;
  return false;
}

function inTitle(text: string, { at }: Phrase): boolean {
  const before = text.slice(Math.max(0, at.start - LONGEST_CITED_TITLE), at.start + 1);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}
