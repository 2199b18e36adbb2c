// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter

/// Whom to ask, and what; or what to answer a colleague. Over whatever page is shown.
Item {
    id: root

    required property ColleagueAsks asks

    visible: root.asks.step !== ColleagueAsks.Nothing

    ChoiceDialog {
        visible: root.asks.step === ColleagueAsks.Whom
        title: qsTr("呼叫谁？")
        ids: root.asks.toIds
        names: root.asks.toNames
        onChosen: id => root.asks.chooseWhom(id)
        onCancelled: root.asks.cancel()
    }

    ChoiceDialog {
        visible: root.asks.step === ColleagueAsks.What
        title: qsTr("什么事？")
        ids: root.asks.textIds
        names: root.asks.textNames
        onChosen: id => root.asks.ask(id)
        onCancelled: root.asks.cancel()
    }

    ChoiceDialog {
        visible: root.asks.step === ColleagueAsks.Answer
        title: qsTr("怎么答复？")
        ids: root.asks.answerIds
        names: root.asks.answerNames
        onChosen: id => root.asks.answer(id)
        onCancelled: root.asks.cancel()
    }
}
