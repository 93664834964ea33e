import { Module } from '@nestjs/common';
import { CommentsModule } from '#comments';
import { CommentsImport } from './comments-import.js';

@Module({ imports: [CommentsModule], providers: [CommentsImport], exports: [CommentsImport] })
export class ExchangeModule {}
