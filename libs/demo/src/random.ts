import type { Day } from '#database';

/** A source of chance that always tells the same story for the same seed (sfc32). */
export class Random {
  private a = 0x9e3779b9;
  private b = 0x243f6a88;
  private c: number;
  private d = 1;

  constructor(seed: string) {
    this.c = [...seed].reduce((hash, sign) => Math.imul(hash ^ sign.codePointAt(0)!, 0x01000193), 0x811c9dc5);
    for (let i = 0; i < 12; i++) this.next();
  }

  /** From 0, below 1. */
  next(): number {
    const t = (this.a + this.b + this.d++) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + t;
    return (t >>> 0) / 2 ** 32;
  }

  /** A whole number, both ends included. */
  int(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)]!;
  }

  /** One of the keys, as often as its weight says. */
  weighted<K extends string>(weights: Partial<Record<K, number>>): K {
    const entries = Object.entries(weights) as [K, number][];
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    return (entries.find(([, weight]) => (rest -= weight) < 0) ?? entries.at(-1)!)[0];
  }

  shuffled<T>(list: readonly T[]): T[] {
    const result = [...list];
    for (let i = result.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [result[i], result[j]] = [result[j]!, result[i]!];
    }
    return result;
  }

  /** Splits a number into one share for each weight; the shares add up to it exactly. */
  shares(total: number, weights: readonly number[]): number[] {
    const sum = weights.reduce((a, b) => a + b, 0);
    const exact = weights.map((weight) => (total * weight) / sum);
    const shares = exact.map(Math.floor);
    const byRemainder = exact
      .map((value, i) => ({ i, remainder: value - shares[i]! }))
      .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
    const missing = total - shares.reduce((a, b) => a + b, 0);
    byRemainder.slice(0, missing).forEach(({ i }) => shares[i]!++);
    return shares;
  }

  /** A moment of a day's office hours, in Shanghai. */
  momentOn(day: Day): Date {
    return new Date(Date.parse(`${day}T09:00:00+08:00`) + this.int(0, 9 * 3600 - 1) * 1000);
  }

  /** A moment of a day's evening: after what was logged in office hours. */
  eveningOn(day: Day): Date {
    return new Date(Date.parse(`${day}T18:30:00+08:00`) + this.int(0, 2 * 3600 - 1) * 1000);
  }

  /** A UUIDv7 that was made at a moment. */
  idAt(moment: Date): string {
    const time = moment.getTime().toString(16).padStart(12, '0');
    const [a, b, c] = [this.hex(), this.hex(), this.hex()];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${a.slice(0, 3)}-${this.pick('89ab'.split(''))}${a.slice(3, 6)}-${b}${c.slice(0, 4)}`;
  }

  /** Eight hexadecimal digits. */
  private hex(): string {
    return Math.floor(this.next() * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  }
}
