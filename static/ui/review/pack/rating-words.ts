import { meanRating, type RequestRatings } from "../../../../src/domain/review/request-ratings";
import type { ReviewFormats } from "../desk/formats";
import { say } from "../words";

/** `4.2 of 5 on average, from 12 of 40 resolved requests`; that nobody rated any where nobody did. */
export function ratingWords(ratings: RequestRatings, formats: ReviewFormats): string {
  const mean = meanRating(ratings);
  const resolved = formats.number(ratings.resolved);
  if (mean === null) return say("ratings.nobody", { resolved });
  const average = formats.number(Math.round(mean.mean * 10) / 10);
  return say("ratings.mean", { mean: average, rated: formats.number(mean.rated), resolved });
}
