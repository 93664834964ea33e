import { Controller, Get, Header } from '@nestjs/common';
import { Allow } from '#accounts';
import { Config } from '#config';
import { Database } from '#database';

/** What stands at the address until there are pages: what this is, and a first question to ask it. */
@Controller()
export class HomeController {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
  ) {}

  @Allow('anyone')
  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  async home(): Promise<string> {
    const [{ isDemo } = { isDemo: false }] = await this.db.sql<{ isDemo: boolean }>`/* demoPresent */
      select exists (select from authority where is_demo) as "isDemo"`;
    return page(isDemo, this.config.port);
  }
}

const page = (isDemo: boolean, port: number) => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>采风 Caifeng</title>
<style>
  body { font: 1.05rem/1.8 system-ui, sans-serif; color: #222; max-width: 42rem; margin: 3rem auto; padding: 0 1.2rem }
  h1 { font-size: 1.7rem; font-weight: 600; margin: 0 0 .5rem }
  pre { background: #f5f5f3; padding: 1rem; overflow-x: auto; font-size: .9rem; line-height: 1.5 }
  .demo { border-left: 4px solid #a8322a; padding: .3rem .9rem; background: #faf3f2 }
  .en { color: #555 }
</style>
<h1>采风 Caifeng</h1>
<p>基层立法联系点意见征集与反馈：听到了什么，采纳了多少，为什么。<br>
<span class="en">What residents said about a draft, what became of it, and what share was adopted.</span></p>
${isDemo ? '<p class="demo">示例数据，非真实统计。<span class="en"> Demo data, not real figures.</span></p>' : ''}
<p>GraphQL 接口 <span class="en">API</span>：<code>/graphql</code></p>
<pre>curl -s http://localhost:${port}/graphql -H 'content-type: application/json' \\
  -d '{"query":"{ adoption { total { submitted accepted adoptionRate { percent } } } }"}'</pre>
</html>
`;
