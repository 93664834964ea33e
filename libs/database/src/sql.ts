import type { EntityManager } from 'typeorm';

/** A piece of SQL with its values kept apart; what `sql` makes. Run it, or put it inside another piece. */
export class Sql<Row = Record<string, unknown>> {
  constructor(
    private readonly strings: readonly string[],
    private readonly inserts: readonly unknown[],
  ) {}

  /** The statement with $1, $2 … and their values. */
  get statement(): { text: string; values: unknown[] } {
    const values: unknown[] = [];
    return { text: this.write(values), values };
  }

  /** Runs it through `manager` (`tx`, or `db.manager` for a single read) and returns the rows, RETURNING's too. */
  async on(manager: EntityManager): Promise<Row[]> {
    return (await this.run(manager)).records as Row[];
  }

  /** Runs it and returns how many rows it inserted, changed or deleted. */
  async affected(manager: EntityManager): Promise<number> {
    return (await this.run(manager)).affected ?? 0;
  }

  private async run(manager: EntityManager) {
    const { text, values } = this.statement;
    const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
    try {
      return await runner.query(text, values, true);
    } finally {
      if (runner !== manager.queryRunner) await runner.release();
    }
  }

  private write(values: unknown[]): string {
    return this.strings.reduce((text, string, i) => {
      const insert = this.inserts[i - 1];
      if (insert instanceof Sql) return text + insert.write(values) + string;
      if (insert === undefined)
        throw new TypeError(`sql: value ${i} is undefined, after «${text.slice(-60)}»`);
      return `${text}$${values.push(insert)}${string}`;
    });
  }
}

/**
 * SQL in plain sight: every `${value}` becomes a parameter, every `${sql`…`}` is spliced in. Start a statement with
 * its name: a comment such as `adoptionByPoint`. A value that is undefined throws; null is SQL's null.
 */
export function sql<Row = Record<string, unknown>>(
  strings: TemplateStringsArray,
  ...inserts: unknown[]
): Sql<Row> {
  return new Sql<Row>(strings, inserts);
}

/** Nothing: for a piece that is only sometimes there. */
sql.empty = new Sql([''], []);

/** The pieces with `separator` between them; `sql.empty` when there are none. */
sql.join = (pieces: readonly Sql<any>[], separator = ', '): Sql =>
  pieces.length
    ? new Sql(['', ...Array.from({ length: pieces.length - 1 }, () => separator), ''], pieces)
    : sql.empty;

/** A table's or column's name, quoted. */
sql.id = (name: string): Sql => new Sql([`"${name.replaceAll('"', '""')}"`], []);
