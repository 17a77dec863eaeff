/** A server that ends so often within so long is not started again by itself: it would end again. */
const MOST = 4;
const WITHIN_MS = 3 * 60 * 1000;

/** Whether a server that has ended is started again. By a clock that nobody sets. */
export class Restarts {
  private endings: number[] = [];

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** A server has ended. @returns false where it has done so too often */
  mayFollow(): boolean {
    const now = this.now();
    this.endings = [...this.endings.filter((ended) => now - ended < WITHIN_MS), now];
    return this.endings.length <= MOST;
  }

  /** None has ended lately. */
  get isCalm(): boolean {
    return this.endings.length === 0;
  }
}
