import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Allow } from '#accounts';
import { Database, pendingMigrations } from '#database';

/** For load balancers and container hosts. */
@Controller('health')
export class HealthController {
  constructor(private readonly db: Database) {}

  /** The process answers. A failing answer means: restart it. */
  @Allow('anyone')
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** The database answers too, and is as new as the program. A failing answer means: send nobody here now. */
  @Allow('anyone')
  @Get('ready')
  async ready() {
    const pending = await pendingMigrations(this.db.manager).catch(() => {
      throw new ServiceUnavailableException({ status: 'no database' });
    });
    if (pending.length) throw new ServiceUnavailableException({ status: 'migrations pending', pending });
    return { status: 'ok' };
  }
}
