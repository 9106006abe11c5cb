import type { PsaKind, PsaReading } from '../mapped/psa-lines.ts';

/** The port to what a PSA bills customers. It only reads. */
export type Psa = Readonly<{
  kind: PsaKind;
  /** Its name for people: "ConnectWise PSA". */
  system: string;
  /** The currency of amounts for which it names none (`PSA_CURRENCY`). */
  ownCurrency: string | null;
  /** Reads everything, page by page. Throws when a part cannot be read, so that half is never taken for the whole. */
  read(stopping: AbortSignal): Promise<Omit<PsaReading, 'asOf' | 'ownCurrency'>>;
}>;
