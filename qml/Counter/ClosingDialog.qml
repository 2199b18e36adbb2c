// SPDX-FileCopyrightText: 2026 The OneWindow authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import OneWindow.Counter

/// Closing the hall early, or a window that is lost, step by step; over whatever page is shown.
Item {
    id: root

    required property ClosingViewModel closing

    visible: root.closing.step !== ClosingViewModel.Nothing

    ClosingTimeDialog {
        visible: root.closing.step === ClosingViewModel.Time
        closing: root.closing
    }

    ChoiceDialog {
        visible: root.closing.step === ClosingViewModel.Reason
        title: qsTr("为什么提前结束？")
        ids: root.closing.reasonIds
        names: root.closing.reasonNames
        onChosen: id => root.closing.chooseReason(id)
        onCancelled: root.closing.cancel()
    }

    AffectedDialog {
        visible: root.closing.step === ClosingViewModel.Affected
        closing: root.closing
    }

    ClosingConfirmDialog {
        visible: root.closing.step === ClosingViewModel.Confirm
        closing: root.closing
    }

    // What is proposed changes nothing.
    ChoiceDialog {
        visible: root.closing.step === ClosingViewModel.Withdraw
        title: root.closing.withdrawText
        ids: ["keep", "withdraw", "time"]
        names: [qsTr("不改"), qsTr("撤回，恢复正常"), qsTr("改成别的时间")]
        onChosen: id => {
            if (id === "withdraw") {
                root.closing.withdraw();
            } else if (id === "time") {
                root.closing.changeTime();
            } else {
                root.closing.cancel();
            }
        }
        onCancelled: root.closing.cancel()
    }

    ChoiceDialog {
        visible: root.closing.step === ClosingViewModel.Window
        title: qsTr("哪个窗口不能再办？")
        ids: root.closing.windowIds
        names: root.closing.windowNames
        onChosen: id => root.closing.chooseWindow(id)
        onCancelled: root.closing.cancel()
    }

    ChoiceDialog {
        visible: root.closing.step === ClosingViewModel.LostReason
        title: qsTr("为什么停办？")
        ids: root.closing.lostReasonIds
        names: root.closing.lostReasonNames
        onChosen: id => root.closing.chooseLostReason(id)
        onCancelled: root.closing.cancel()
    }

    ChoiceDialog {
        visible: root.closing.step === ClosingViewModel.LostConfirm
        title: root.closing.lostText
        ids: ["no", "yes"]
        names: [qsTr("不关闭"), qsTr("关闭窗口")]
        onChosen: id => {
            if (id === "yes") {
                root.closing.lose();
            } else {
                root.closing.cancel();
            }
        }
        onCancelled: root.closing.cancel()
    }
}
