// Twilio's count for each text of the JSON list on standard input, as a JSON list.
import calculator from "sms-segments-calculator";
import { text } from "node:stream/consumers";

const counts = JSON.parse(await text(process.stdin)).map((message) => {
  const counted = new calculator.SegmentedMessage(message);
  const bits = counted.encodingName === "GSM-7" ? 7 : 16;
  return {
    encoding: counted.encodingName,
    segments: counted.segmentsCount,
    remaining: Math.floor(counted.segments.at(-1).freeSizeInBits() / bits),
    characters: counted.graphemes.map((grapheme) => grapheme.length),
  };
});
process.stdout.write(JSON.stringify(counts));
