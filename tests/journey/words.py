# SPDX-FileCopyrightText: 2026 The OneWindow authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The words on the screens in the language of a journey: those of the source are Chinese, the
others come from the same translation file that the programs are built with."""

import os
import xml.etree.ElementTree as ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


class Words:
    def __init__(self, language):
        self.language = language
        self._texts = {}
        if language == "zh_CN":
            return
        path = os.path.join(ROOT, "translations", f"onewindow_{language}.ts")
        for message in ElementTree.parse(path).iter("message"):
            translation = message.findtext("translation")
            if translation:
                self._texts[message.findtext("source")] = translation

    def __call__(self, source):
        """The text that stands for source: its longest part between placeholders."""
        text = self._texts.get(source, source)
        return max(text.split("%1"), key=len).strip(" （(）)：:·，,")
