import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { Once } from './once/once.js';
import { OnceInterceptor } from './once/once.interceptor.js';
import { RefusalResolver } from './refusal.js';

@Module({ providers: [RefusalResolver, Once, { provide: APP_INTERCEPTOR, useClass: OnceInterceptor }] })
export class GraphqlRoomModule {}
