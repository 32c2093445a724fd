/** Of which place a draft is told to be. */
import assert from 'node:assert/strict';
import { ownPlace } from '../../../server/src/core/desk/place';
import { analyze } from '../marked';

const place = (text: string): string => {
  const { name, about } = ownPlace(analyze(text));
  return name && `${name}${about ? ' whole' : ''}`;
};

const CASES: readonly (readonly [want: string, text: string])[] = [
  ['霁川县 whole', '霁川县2025年政府工作报告\n\n全县税收28.6亿元。'],
  ['霁川县 whole', '霁川县晒出2025年成绩单\n\n本报讯 记者从霁川县“两会”获悉，2025年，全县税收28.6亿元。'],
  ['霁川县', '霁川县石桥镇晒出2025年成绩单\n\n本报讯 2025年，霁川县石桥镇新建水渠12公里，全县关注。'],
  ['霁川县', '霁川县民政局2025年工作总结\n\n2025年，全县新建养老服务设施9处。'],
  // A headline alone, which the text does not take up, is not believed.
  ['', '美丽乡貌展新颜\n\n2025年，村里新建水渠12公里，种茶300亩。'],
  ['', '加快县域发展\n\n2025年，各地加快县域发展，新建水渠12公里。'],
  ['', '城市更新提速\n\n2025年，城市更新提速，改造小区12个。'],
  // The only one of its level that is named is what 全县 speaks of.
  ['霁川县 whole', '在全县经济工作会议上的讲话\n\n同志们：\n\n2025年，我们霁川县稳中有进，全县税收28.6亿元。'],
  ['霁川县', '在座谈会上的发言\n\n同志们：\n\n去年，霁川县稳中有进，全县税收28.6亿元，跨县公路通车。'],
  // A meeting of the province, at which one county speaks.
  ['霁川县', '在全省农村工作会议上的发言\n\n同志们：\n\n去年，霁川县稳中有进，全县税收28.6亿元。'],
  ['', '在全县经济工作会议上的讲话\n\n同志们：\n\n要学习霁川县的做法，赶超远山县，全县税收28.6亿元。'],
  ['', '在全县经济工作会议上的讲话\n\n同志们：\n\n全县税收28.6亿元，县域经济向好，县委书记到会。'],
];

describe('the place of a draft', () => {
  for (const [want, text] of CASES) {
    it(`${want || 'none'}: ${text.split('\n')[0]!}`, () => assert.equal(place(text), want));
  }
});
