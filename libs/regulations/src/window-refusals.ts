import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Day, Refusal } from '#graphql';

@ObjectType({
  implements: () => Refusal,
  description: 'Consultations are held on published drafts only, from the day of publication on.',
})
export class DraftNotPublished extends Refusal {
  @Field(() => Day, { nullable: true, description: 'Day it was published; null when it is not.' })
  readonly publishedOn: string | null;

  constructor(publishedOn: string | null) {
    super(
      publishedOn
        ? {
            zh: `该草案${publishedOn}才公布，征求意见不能早于公布之日开始。`,
            en: `The draft was published on ${publishedOn}; a consultation cannot begin before that day.`,
          }
        : { zh: '该草案尚未公布，请先公布草案。', en: 'The draft is not published yet; publish it first.' },
    );
    this.publishedOn = publishedOn;
  }
}

@ObjectType({
  implements: () => Refusal,
  description: 'A public consultation would be shorter than it must be, and no reason for that was given.',
})
export class WindowTooShort extends Refusal {
  @Field(() => Int, { description: 'Days it must last, first and last included.' })
  readonly minimumDays: number;

  @Field({ description: 'Provision that prescribes it, as one cites it.' })
  readonly legalBasis: string;

  @Field(() => Day, { description: 'The earliest last day that satisfies it.' })
  readonly earliestClosing: string;

  constructor(minimumDays: number, legalBasis: string, earliestClosing: string) {
    super({
      zh: `向社会公开征求意见不少于${minimumDays}日（${legalBasis}），最早于${earliestClosing}结束；确需缩短的，请写明理由。`,
      en: `A public consultation lasts at least ${minimumDays} days (${legalBasis}): until ${earliestClosing} at the earliest. If it must be shorter, give the reason.`,
    });
    this.minimumDays = minimumDays;
    this.legalBasis = legalBasis;
    this.earliestClosing = earliestClosing;
  }
}

@ObjectType({
  implements: () => Refusal,
  description:
    'The consultation is closed: its last day lies before today or, for staff entering a remark, before the day it was heard; or the authority has closed it.',
})
export class ConsultationClosed extends Refusal {
  @Field(() => Day, { description: 'Its last day.' })
  readonly closesOn: string;

  constructor(closesOn: string) {
    super({ zh: `征求意见已于${closesOn}结束。`, en: `The consultation closed on ${closesOn}.` });
    this.closesOn = closesOn;
  }
}
