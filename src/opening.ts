/**
 * Resolves to what `open` makes; it puts what must be given back on the stack. When it fails, that is done first, the last
 * thing first, and what fails in doing so is told after it.
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
