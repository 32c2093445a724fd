/** A tool for agents, called by the client with the documents that its input names. */
import type { ToolAnswer, ToolCall } from '../../protocol';
import { TOOL_REQUEST } from '../../protocol';
import type { DraftSource, ReadDraft } from '../../core/tools/answer';
import { answerTool, formatIn, UNNAMED } from '../../core/tools/answer';
import { isToolProblem, ToolProblem } from '../../core/tools/schema';
import type { Session } from '../session';
import type { Request } from './request';

export const tool: Request = {
  serve(session) {
    const { connection, host } = session;
    const none: ToolAnswer = { problem: '文衡内部出错，原因在日志里（命令“文衡：显示日志”）' };
    connection.onRequest(
      TOOL_REQUEST,
      session.guarded<ToolCall, ToolAnswer>('tool', none, async ({ name, input, drafts }) => {
        try {
          const answer = await answerTool(name, input, {
            read: (source) => readDraft(session, source, drafts),
            page: (rule) => host.pageOf?.(rule) ?? null,
          });
          return { json: JSON.stringify(answer) };
        } catch (error) {
          if (!isToolProblem(error)) throw error;
          return { problem: error.message };
        }
      }),
    );
  },
};

/** Reads the draft separately from the open document: agents ask seldom, and may ask for another genre. */
async function readDraft(
  session: Session,
  { text, path = '', genre }: DraftSource,
  drafts: ToolCall['drafts'],
): Promise<ReadDraft> {
  const named = Object.hasOwn(drafts, path) ? (drafts[path] ?? null) : null;
  if (text === undefined && !named)
    throw new ToolProblem(`工作区里没有 ${path}，或读不了：请核对路径，或用 text 给出正文`);
  // A draft that is only text counts as one in the first folder, whose project file applies to it.
  const uri = named?.uri ?? `${(await session.roots())[0] ?? 'untitled:'}/${encodeURIComponent(UNNAMED)}`;
  const words = text ?? named!.text;
  const settings = await session.settingsOf(uri);
  const format = text !== undefined ? formatIn(text) : named!.languageId === 'markdown' ? 'markdown' : 'plain';
  if (words.length > settings.maxCharacters) {
    throw new ToolProblem(`有 ${words.length} 字，超过设置 maxCharacters 的 ${settings.maxCharacters} 字，不检查`);
  }
  const analysis = session.newAnalyzer().analyze(words, {
    format,
    settings: genre === undefined ? settings : { ...settings, genre },
    lexicon: session.lexiconOf(uri),
    headings: named ? session.host.headingsFor?.(uri, words) : undefined,
  });
  return { path, analysis, remarks: analysis.notices.map(({ message }) => message) };
}
