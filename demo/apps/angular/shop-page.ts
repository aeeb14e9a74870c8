/** Angular binds properties in brackets and events in parentheses; `CUSTOM_ELEMENTS_SCHEMA` tells it that the tag is not one of its own. */
import { Component, CUSTOM_ELEMENTS_SCHEMA, signal, viewChild } from '@angular/core';
import type { ElementRef } from '@angular/core';
import type { IotexChat, IotexSendEvent } from 'iotex-chat';
import { greeting, question, suggestions, tools } from '../shared/shop';

@Component({
  selector: 'shop-page',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <h1>Help</h1>
    <div class="controls">
      <button id="theme" type="button" (click)="isDark.set(!isDark())">{{ isDark() ? 'Light' : 'Dark' }}</button>
      <button id="ask" type="button" (click)="ask()">Ask about the key</button>
      <output id="asked">{{ count() }} questions</output>
    </div>
    <div class="columns">
      <iotex-chat
        #chat
        base-url="/gateway/v1"
        model="docs"
        heading="Ask the shop"
        [greeting]="greeting"
        [colorScheme]="isDark() ? 'dark' : 'light'"
        [withFeedback]="true"
        [suggestions]="suggestions"
        [tools]="tools"
        (iotex-before-send)="note($event)"
        (iotex-send)="onSend($event)"
        (iotex-response-start)="note($event)"
        (iotex-response-end)="note($event)"
        (iotex-error)="note($event)"
      >
        <p>The chat is being loaded.</p>
      </iotex-chat>
      <ol id="events">
        @for (type of events(); track $index) {
          <li>{{ type }}</li>
        }
      </ol>
    </div>
  `,
})
export class ShopPage {
  protected readonly greeting = greeting;
  protected readonly suggestions = suggestions;
  protected readonly tools = tools;
  protected readonly isDark = signal(false);
  protected readonly count = signal(0);
  protected readonly events = signal<readonly string[]>([]);
  protected readonly chat = viewChild.required<ElementRef<IotexChat>>('chat');

  protected ask(): void {
    void this.chat().nativeElement.send(question);
  }

  protected note(event: Event): void {
    this.events.update((before) => [...before, event.type]);
  }

  protected onSend(event: IotexSendEvent): void {
    this.note(event);
    if (event.message.text !== '') this.count.update((before) => before + 1);
  }
}
