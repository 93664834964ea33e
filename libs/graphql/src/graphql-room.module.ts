import { Module } from '@nestjs/common';
import { RefusalResolver } from './refusal.js';

@Module({ providers: [RefusalResolver] })
export class GraphqlRoomModule {}
