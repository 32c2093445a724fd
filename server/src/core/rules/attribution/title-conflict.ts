import type { PersonMention, Site } from '../../model';
import { postLevel, postOf } from '../../read/names';
import type { DocumentRule } from '../rule';

export const titleConflict: DocumentRule = {
  id: 'attribution/title-conflict',
  severity: 'warning',
  zh: '同一人在同一单位两种职级',
  en: 'One person, one body, two ranks',
  why: `同一个人在同一单位先写“主任”、后写“副主任”，必有一处不对。

只比同一单位（写法相同）的正副职；一人多职而各处选称其一的、写明“时任”“原任”的不报，单位没写的只比“镇长”“县长”一类自带层级的职务。`,
  source: '文内称谓一致（编校惯例）',
  bad: ['云溪县水利局局长李贵到村里调研。\n云溪县水利局⟦副局长李贵⟧说，要修好水渠。'],
  good: [
    '云溪县水利局局长李贵到村里调研。\n云溪县水利局局长李贵说，要修好水渠。',
    '县委副书记、县长李贵到村里调研。\n县长李贵说，要修好水渠。',
    '时任云溪县水利局副局长李贵负责修渠。\n如今，云溪县水利局局长李贵又回到村里。',
    '管委会主任李贵出席。\n青石镇商会副主任李贵说，要抱团发展。',
  ],
  *checkDocument({ facts, text }) {
    for (const { name, titled } of facts.people) {
      const seen = new Map<string, { level: number; mention: PersonMention<Site> }>();
      for (const mention of titled) {
        const before = text.slice(Math.max(0, mention.at.start - mention.title.length - 3), mention.at.start);
        if (/[时原曾现前]任|原/.test(before)) continue;
        for (const post of mention.title.split('、')) {
          const level = postLevel(post);
          if (!level) continue;
          const word = postOf(post);
          const org = post.slice(0, post.length - word.length);
          const base = word.replace(/^副/, '');
          if (!org && !/^[省市县区乡镇村]长$/.test(base)) continue;
          const key = `${org}|${base}`;
          const other = seen.get(key);
          if (!other) seen.set(key, { level, mention });
          else if (other.level !== level) {
            yield {
              at: { ...mention.at, start: mention.at.start - word.length },
              message: `前文称${name}为“${other.mention.title}”，此处为“${post}”`,
              related: [{ at: other.mention.at, message: other.mention.title }],
            };
          }
        }
      }
    }
  },
};
