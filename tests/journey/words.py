# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The words on the screens in the language of a journey: those of the source are Chinese, the
others come from the same translation file that the programs are built with. What the halls offer
has its words in the try-out's catalogue."""

import json
import os
import re
import xml.etree.ElementTree as ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Words:
    def __init__(self, language):
        self.language = language
        self._texts = {}
        if language == "zh_CN":
            return
        path = os.path.join(ROOT, "translations", f"onewindow_{language}.ts")
        for context in ElementTree.parse(path).iter("context"):
            name = context.findtext("name").rpartition("::")[2]
            for message in context.iter("message"):
                translation = message.find("translation")
                forms = translation.findall("numerusform")
                text = (forms[-1] if forms else translation).text
                if text:
                    self._texts[message.findtext("source")] = text
                    self._texts[name, message.findtext("source")] = text

    def __call__(self, source, context=None):
        """The text that stands for source: its longest part between placeholders. `context` is
        whose text it is, where several say it in words of their own."""
        text = self._text(source, context)
        return max(re.split(r"%[1-9n]", text), key=len).strip(" （(）)：:·，,")

    def filled(self, source, *values, context=None):
        """The whole text that stands for source, with values in the places of %1, %2 and so on."""
        text = self._text(source, context)
        for place, value in enumerate(values, 1):
            text = text.replace(f"%{place}", str(value))
        return text

    def _text(self, source, context):
        return self._texts.get((context, source) if context else source, source)


class Offer:
    """What the try-out's halls offer, in the words of one language."""

    def __init__(self, language):
        self._key = "en" if language == "en" else "zh"
        path = os.path.join(ROOT, "packaging", "tryout", "catalogue.json")
        with open(path, encoding="utf-8") as file:
            catalogue = json.load(file)
        self._matters = {matter["id"]: matter for matter in catalogue["matters"]}
        self._themes = {theme["id"]: theme for theme in catalogue["themes"]}
        self._departments = {one["id"]: one for one in catalogue["departments"]}

    def theme(self, matter):
        return self._themes[self._matters[matter]["theme"]]["name"][self._key]

    def matter(self, matter):
        return self._matters[matter]["task_name"][self._key]

    def department(self, department):
        return self._departments[department]["name"][self._key]

    def material(self, matter, material):
        materials = self._matters[matter]["materials"]
        return next(one for one in materials
                    if one["id"] == material)["material_name"][self._key]

    def field(self, matter, field):
        return self._field(matter, field)["label"][self._key]

    def choice(self, matter, field, value):
        choices = self._field(matter, field)["choices"]
        return next(one for one in choices if one["value"] == value)["label"][self._key]

    def _field(self, matter, field):
        sections = self._matters[matter]["form"]["sections"]
        return next(one for section in sections for one in section["fields"] if one["id"] == field)
