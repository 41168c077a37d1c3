export { createServiceRate, createTaxRate } from './create-rates.ts';
export { QuoteEndedError } from './errors.ts';
export { offer, type Offer } from './inputs.ts';
export { priceOffer, type PricedQuote, type QuotedLine, type QuotedTax } from './price.ts';
export { findQuote, listQuoteLines, listQuotes, newestQuote, reasonsOf } from './read.ts';
export { takesAnswer, validDays } from './rules.ts';
export { endQuote, nextRevision, type QuoteEnding, writeQuote } from './write.ts';
