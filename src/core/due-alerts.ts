/** What a sweep found and did. */
export type Swept = Readonly<{
  /** Renewals within the largest threshold. */
  renewals: number;
  /** Alerts that were added for single renewals. */
  alerts: number;
  digests: number;
  /** Commitments of which nobody says when they end. */
  noDate: number;
  /** Commitments that ended more than two days ago and were not seen renewed. */
  overdue: number;
  /** Commitments that end later than their term allows. */
  odd: number;
}>;
