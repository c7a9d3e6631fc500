/** By code of the system: why a path cannot be used, and what to do. */
const REASONS: Record<string, string> = {
  EACCES: 'permission denied. Give yourself permission to read and write it.',
  EPERM: 'permission denied. Give yourself permission to read and write it.',
  EROFS: 'the file system is read-only. Mount it writable, or choose another place.',
  ENOENT: 'it does not exist. Check its spelling, or create it.',
  ENOTDIR: 'what should be a folder is none. Check the path.',
  EISDIR: 'it is a folder. Name a file.',
  ELOOP: 'its symbolic links lead in a circle. Replace them by files.',
  ENAMETOOLONG: 'the name is too long. Choose a shorter one.',
  EMFILE: 'too many files are open. Close other programs, and run the command again.',
  ENFILE: 'too many files are open. Close other programs, and run the command again.',
  ENOSPC: 'the disk is full. Free some space, and run the command again.',
  EIO: 'the disk does not work. Check it, or choose another place.',
};

/** What an error says to a person: what the system refuses as a sentence about its path, and any other as it is. */
export function explainError(error: unknown): string {
  const { code, path, syscall, message } = Object(error) as NodeJS.ErrnoException;
  if (message === undefined) return String(error);
  if (code === undefined || path === undefined || syscall === undefined) return message;
  const reason = REASONS[code] ?? `${message.split(', ', 1)[0]}. Run the command again.`;
  return `"${path}" cannot be used: ${reason}`;
}
