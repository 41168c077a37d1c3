/** The texts of the widget's frame and of the form as it is first seen. */
export type ReportMessages = typeof import('./en/report.ts').report;

/** The texts of what the form answers once it is used. */
export type AnswerMessages = typeof import('./en/answers.ts').answers;

/** The texts of following a repair. */
export type TrackMessages = typeof import('./en/track.ts').track;

/** The texts of a failed request. */
export type FailureMessages = typeof import('./en/failures.ts').failures;

/** The texts of who pays, of quotes and of signing. */
export type SettlementMessages = typeof import('./en/settlement.ts').settlement;

/** The texts of photos that are chosen and sent. */
export type PhotoMessages = typeof import('./en/photos.ts').photos;

/** The texts of the files on a ticket. */
export type AttachmentMessages = typeof import('./en/attachments.ts').attachments;
