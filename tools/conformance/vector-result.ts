/** What became of one conformance vector. `expected` and `got` are for people; `got` may be the reason why it could not run. */
export interface VectorResult {
  readonly id: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly got: string;
}
