/** Errors about files, in words for users. */

/** The message is one line for standard error and contains the path. */
export class FileProblem extends Error {}

/** The cause of a failed file operation, in plain words. */
export function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const words: Record<string, string> = {
    ENOENT: '没有这个文件或目录',
    EACCES: '没有读写权限',
    EPERM: '没有读写权限',
    EISDIR: '是目录，不是文件',
    ENOTDIR: '路径中有一段不是目录',
    ENOSPC: '磁盘已满',
    EROFS: '磁盘只读',
    ELOOP: '符号链接成环',
    ENXIO: '不是普通文件（是套接字或没有人写的管道）',
    ENAMETOOLONG: '路径太长',
    EMFILE: '同时打开的文件太多',
    EPIPE: '读的一方已经关闭',
  };
  return words[code] ?? (error instanceof Error ? error.message : String(error));
}
