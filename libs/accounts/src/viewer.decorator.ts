import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { CurrentViewer, type ViewerFacts } from './viewer.js';

/** Who asks; see `CurrentViewer`. As a type, and as a parameter: `@Viewer() viewer: Viewer`. */
export type Viewer = CurrentViewer;

export const Viewer = Object.assign(
  createParamDecorator((_: unknown, context: ExecutionContext) => viewerIn(context)),
  {
    system: (operation: string): Viewer => CurrentViewer.system(operation),
    /** A viewer of these facts, as a test or a command needs one. */
    of: (facts: ViewerFacts): Viewer => new CurrentViewer(facts),
  },
);

/** Who asks, within a request: put there by the server's GraphQL context, or by `AllowGuard` for other routes. */
export function viewerIn(context: ExecutionContext): Viewer {
  const holder =
    context.getType<string>() === 'graphql'
      ? GqlExecutionContext.create(context).getContext<{ viewer: Viewer }>()
      : context.switchToHttp().getRequest<{ viewer: Viewer }>();
  return holder.viewer;
}
