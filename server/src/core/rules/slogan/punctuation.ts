import type { ParagraphRule } from '../rule';
import { departures } from './departures';

export const sloganPunctuation: ParagraphRule = {
  id: 'slogan/punctuation',
  severity: 'warning',
  needs: 'departures',
  zh: '提法标点与规范写法不一',
  en: 'Punctuation inside a set phrase departs from the established one',
  why: `有的提法连标点都是定下来的：“不忘初心、牢记使命”主题教育用顿号，“守初心、担使命，找差距、抓落实”中间用逗号。本规则只管词表里标明“标点固定”的提法；两种写法都通行的（如初心使命的两个分句），不报。

题目、标题里用空格隔开，不报。`,
  source: '政府工作报告与党代会报告用例统计；词表 corpus/lexicon/slogans',
  bad: [
    '全镇开展“⟦不忘初心，牢记使命⟧”主题教育。',
    '市场监管推行“⟦双随机，一公开⟧”。',
    '坚持⟦房子是用来住的，不是用来炒的⟧定位。',
  ],
  good: [
    '全镇开展“不忘初心、牢记使命”主题教育。',
    '干部们不忘初心，牢记使命，一件一件办实事。',
    '市场监管推行“双随机、一公开”。',
    '坚持房子是用来住的、不是用来炒的定位。',
    '牢记“为中国人民谋幸福，为中华民族谋复兴”的初心。',
    '“不忘初心 牢记使命”主题教育启动',
    '翻看《“不忘初心，牢记使命”主题教育读本》。',
  ],
  check: (reading) => departures(reading, 'punctuation'),
};
