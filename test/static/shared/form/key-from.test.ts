import { keyFrom } from "../../../../static/ui/shared/form/key-from";

it.each`
  name                    | key                      | why
  ${"E-mail"}             | ${"e-mail"}              | ${"small letters"}
  ${"Électronique Größe"} | ${"electronique-grosse"} | ${"letters without their marks"}
  ${"  Pay & slips! "}    | ${"pay-slips"}           | ${"what is no letter or digit separates"}
  ${"Shop"}               | ${"shop-2"}              | ${"another entry has the key"}
  ${"ショップ"}           | ${""}                    | ${"nothing to make a key of: somebody has to write one"}
`("makes $key of $name ($why)", ({ name, key }) => {
  expect(keyFrom(name, new Set(["shop"]))).toBe(key);
});
