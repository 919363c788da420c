import type { ComponentChildren } from 'preact';
import type { Contact } from '../../core/atlas/entry.ts';
import { useReader } from '../reader.ts';
import { Icon } from './Icon.tsx';
import { LanguageName, Ltr, PhoneLink } from './Ltr.tsx';

/** One fact with its name: `dt` and `dd` of the list `Facts`. */
export const Fact = ({ name, icon, children }: { readonly name: string; readonly icon: string; readonly children: ComponentChildren }) => (
  <div>
    <dt>
      <Icon name={icon} />
      {name}
    </dt>
    <dd>{children}</dd>
  </div>
);

export const Facts = ({ children }: { readonly children: ComponentChildren }) => <dl class="facts">{children}</dl>;

/** How to reach someone. A website is shown by its host: that is what a person can read out and remember. */
export function ContactFacts({ contact }: { readonly contact: Contact }) {
  const { t } = useReader();
  const { phone, email, url } = contact;
  return (
    <>
      {phone && phone.length > 0 && (
        <Fact name={t('contact.phone')} icon="phone">
          {phone.map((one) => (
            <PhoneLink key={one.number} phone={one} />
          ))}
        </Fact>
      )}
      {email && (
        <Fact name={t('contact.email')} icon="mail">
          <a class="row" href={`mailto:${email}`}>
            <Ltr>{email}</Ltr>
          </a>
        </Fact>
      )}
      {url && (
        <Fact name={t('contact.website')} icon="globe">
          <a class="row" href={url} rel="external noopener noreferrer">
            <Ltr>{hostOf(url)}</Ltr>
            <Icon name="external-link" />
          </a>{' '}
          <small class="quiet">{t('entry.leaves')}</small>
        </Fact>
      )}
    </>
  );
}

/** hostOf('https://www.kvmyk.de/amt/') -> 'kvmyk.de/amt' */
export const hostOf = (url: string): string => url.replace(/^https?:\/\/(www\.)?/, '').replace(/[/?#]+$/, '');

/** Languages that are spoken there, each by its own name. */
export function SpokenLanguages({ tags }: { readonly tags: readonly string[] }) {
  return (
    <ul class="words">
      {tags.map((tag) => (
        <li key={tag}>
          <LanguageName tag={tag} />
        </li>
      ))}
    </ul>
  );
}
