// Judges Adaptive Cards, an array of them read from standard input, with Microsoft's own renderer. Prints each fault; silence is validity.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
for (const content of JSON.parse(readFileSync(0, 'utf8'))) {
  const card = new AdaptiveCard();
  const context = new SerializationContext(Versions.v1_5);
  card.parse(content, context);
  const heading = content.body?.[0]?.text ?? '(no heading)';
  for (let i = 0; i < context.eventCount; i++) {
    console.log(`${heading}: ${context.getEventAt(i).message}`);
  }
  for (const fault of card.validateProperties().validationEvents) {
    console.log(`${heading}: ${fault.message}`);
  }
}
