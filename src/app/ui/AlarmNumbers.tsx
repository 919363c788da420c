import { Icon } from './Icon.tsx';

/** Two numbers that need no language. */
export const AlarmNumbers = () => (
  <ul class="alarms" dir="ltr">
    <li>
      <a class="alarm" href="tel:112">
        <Icon name="flame" />
        <Icon name="heart" />
        112
      </a>
    </li>
    <li>
      <a class="alarm" href="tel:110">
        <Icon name="shield" />
        110
      </a>
    </li>
  </ul>
);
