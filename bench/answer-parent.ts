/**
 * The other end of `ask` in children.ts: answers each message of the process that started this one, and ends with it. What
 * fails is told on stderr and ends this process, so that nobody waits for it.
 */
export function answerParent<Message>(work: (message: Message) => Promise<unknown>): void {
  process.on('message', (message) => {
    work(message as Message).then(
      (answer) => process.send?.(answer),
      (error: Error) => {
        process.stderr.write(`${error.stack ?? error.message}\n`);
        process.exit(1);
      },
    );
  });
  process.on('disconnect', () => process.exit(0));
}
