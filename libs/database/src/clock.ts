import { Injectable } from '@nestjs/common';
import { dayOf, type Day } from './day.js';

/** The time. Services ask it, never `new Date()`, so that a test can choose the day. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Today in Shanghai. */
  today(): Day {
    return dayOf(this.now());
  }
}

/** A clock that stands where it is put. */
export class StoppedClock extends Clock {
  constructor(private moment: Date | string) {
    super();
  }

  /** Puts it to a moment, or to noon in Shanghai of a day. */
  set(moment: Date | Day): void {
    this.moment = moment;
  }

  override now(): Date {
    return new Date(typeof this.moment === 'string' ? `${this.moment}T12:00:00+08:00` : this.moment);
  }
}
