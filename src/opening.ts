/**
 * Resolves to what `open` makes, which puts everything to be closed on the stack. If it fails, the stack is unwound
 * first, and failures in that are reported after its own.
 */
export const opening = async <T>(open: (opened: AsyncDisposableStack) => Promise<T>): Promise<T> => {
  const opened = new AsyncDisposableStack();
  try {
    return await open(opened);
  } catch (thrown) {
    await opened.disposeAsync().catch((after: unknown) => {
      throw new SuppressedError(after, thrown);
    });
    throw thrown;
  }
};
